"""The mailbag: mail, and letters with several stories, as they came or as somebody saved them."""
