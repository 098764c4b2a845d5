"""His story, written sentence by sentence: for the person alone."""
