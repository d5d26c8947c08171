"""`python -m kronika` is `kronika`."""

from kronika.cli import main

if __name__ == "__main__":
    main()
