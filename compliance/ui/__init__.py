"""The hands of the pages: frame, filters, ways to show things. Streamlit lives here and nowhere deeper."""
