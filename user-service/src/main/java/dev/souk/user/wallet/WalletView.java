package dev.souk.user.wallet;

/** The balance of a wallet in answers. */
record WalletView(long balanceCents) {}
