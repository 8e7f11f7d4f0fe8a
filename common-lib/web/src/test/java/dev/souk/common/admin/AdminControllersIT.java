package dev.souk.common.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.souk.common.web.PageRequest;
import dev.souk.testing.SoukTest;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

/** Called past the filter chain, whose rule knows their paths: as in a service that puts a prefix before them. */
@SoukTest
class AdminControllersIT {

    private static final PageRequest PAGE = new PageRequest(1, null);

    private final List<Function<PageRequest, ?>> operations;

    AdminControllersIT(DeadLetterController deadLetters, ParkedEventController parkedEvents, AuditController audit) {
        this.operations = List.of(deadLetters::listDeadLetters, parkedEvents::listParkedEvents, audit::listAudit);
    }

    @AfterEach
    void logOut() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void aCustomerIsRejectedByTheControllersThemselves() {
        logIn("ROLE_CUSTOMER");

        assertThat(operations)
                .allSatisfy(operation ->
                        assertThatThrownBy(() -> operation.apply(PAGE)).isInstanceOf(AccessDeniedException.class));
    }

    @Test
    void anAdminIsNot() {
        logIn("ROLE_ADMIN");

        assertThat(operations)
                .allSatisfy(
                        operation -> assertThat((Object) operation.apply(PAGE)).isNotNull());
    }

    private static void logIn(String role) {
        SecurityContextHolder.getContext().setAuthentication(new TestingAuthenticationToken("anna", "", role));
    }
}
