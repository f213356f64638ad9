"""Activities and Adaptive Cards, as several channels speak them: pure translation that needs no SDK."""
