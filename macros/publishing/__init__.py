"""What is made from the model: pages and their sources. Knows nothing of MkDocs."""
