package dev.souk.user.wallet.web;

/** What is in a wallet. */
record WalletView(long balanceCents) {}
