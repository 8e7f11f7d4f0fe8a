package dev.souk.user.wallet;

/** What is in a wallet. */
record WalletView(long balanceCents) {}
