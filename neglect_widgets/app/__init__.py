"""The workbook in a browser: the hardened Voila server and its page host."""
