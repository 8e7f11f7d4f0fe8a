package dev.souk.registry.security;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authorization.AuthorityAuthorizationManager;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;

/**
 * Lets the account of a service write the application of the same name and no other: the path variable {@code app},
 * which Eureka writes in capital letters.
 */
final class OwnApplication implements AuthorizationManager<RequestAuthorizationContext> {

    private final AuthorityAuthorizationManager<RequestAuthorizationContext> service =
            AuthorityAuthorizationManager.hasRole("SERVICE");

    @Override
    public AuthorizationDecision authorize(
            Supplier<? extends @Nullable Authentication> authentication, RequestAuthorizationContext context) {
        Authentication caller = authentication.get();
        return new AuthorizationDecision(caller != null
                && service.authorize(authentication, context).isGranted()
                && caller.getName().equalsIgnoreCase(context.getVariables().get("app")));
    }
}
