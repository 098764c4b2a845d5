"""The household: everything it holds, read as one document and changed entry by entry."""
