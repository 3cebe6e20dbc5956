"""What an edition knows: model, loading, references, checks, findings. Knows nothing of pages."""
