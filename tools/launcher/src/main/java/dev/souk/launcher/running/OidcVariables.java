package dev.souk.launcher.running;

import dev.souk.launcher.api.OptionalPart;
import dev.souk.launcher.api.SoukOptions.Customization;
import java.util.List;
import java.util.Map;

/** With OpenID Connect, tokens name the address at which clients find their issuer: the gateway's. */
record OidcVariables(List<Customization> customizations, String gateway) {

    void addTo(Map<String, String> variables) {
        if (customizations.stream()
                .anyMatch(
                        one -> OptionalPart.OIDC.name().equals(one.environment().get(OptionalPart.PROFILES)))) {
            variables.put("SOUK_TOKEN_ISSUER", gateway);
        }
    }
}
