import { h, render, createContext, Fragment } from "preact";
import { useContext, useState, useEffect, useLayoutEffect, useRef } from "preact/hooks";
import htm from "htm";
export const html = htm.bind(h);
export { h, render, createContext, Fragment, useContext, useState, useEffect, useLayoutEffect, useRef };
