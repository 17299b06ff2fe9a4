"""What is shown, in words: values in, sentences out."""
