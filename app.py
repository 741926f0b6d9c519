"""The dashboard's router: `streamlit run app.py`."""

import streamlit as st

from reconcile.views.address import all_pages

st.set_page_config(page_title="Reconcile", page_icon="reconcile/views/icon.png", layout="wide")
st.navigation(all_pages(), position="hidden").run()
