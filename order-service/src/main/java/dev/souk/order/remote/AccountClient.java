package dev.souk.order.remote;

import dev.souk.order.checkout.Account;
import dev.souk.order.checkout.Accounts;
import org.springframework.web.client.HttpClientErrorException;

/** Asks user-service. */
final class AccountClient implements Accounts {

    private final RemoteServiceClient userService;

    AccountClient(RemoteServiceClient userService) {
        this.userService = userService;
    }

    @Override
    public Account of(String token) {
        try {
            return userService.get("/users/me", token, Account.class);
        } catch (HttpClientErrorException.NotFound | HttpClientErrorException.Forbidden erased) {
            return Account.CLOSED;
        } catch (HttpClientErrorException unexpected) {
            throw userService.unavailable();
        }
    }
}
