"""Time stamps of editions (RFC 3161): what an authority is asked, and what its answer proves. Bytes in, values out."""
