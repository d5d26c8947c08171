"""Documents become readings: sentences, times, names, quotes, frames."""
