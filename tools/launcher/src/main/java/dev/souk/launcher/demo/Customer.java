package dev.souk.launcher.demo;

/** Somebody who has an account and is logged in. */
record Customer(String email, String token) {

    /** Without the token, which has no business in a log. */
    @Override
    public String toString() {
        return email;
    }
}
