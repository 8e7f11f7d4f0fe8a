package dev.souk.user.session;

import dev.souk.user.network.Network;

/**
 * A login request.
 *
 * @param network the network of the client
 * @param isNetworkKnown whether the owner of the e-mail has logged in from this network before
 */
record Login(String email, String password, Network network, boolean isNetworkKnown) {

    @Override
    public String toString() {
        return "Login"; // all of it is personal or secret
    }
}
