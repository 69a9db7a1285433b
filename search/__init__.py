"""What a person typed in, a ranked page of paragraphs out."""
