"""Search without a server: a verified briefing becomes an index in many small files, which `assets/search.js` reads."""
