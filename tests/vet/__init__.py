"""How well `briefing vet` tells altered quotations from true ones: a made set, a text that quotes other things, figures."""
