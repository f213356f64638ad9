"""From checked models to the values that the dialogs decide on."""
