package dev.souk.user.token;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** REST endpoint of the public keys, a JWK set (RFC 7517). */
@RestController
@Tag(name = "Sessions")
class JwksController {

    /** Shorter than the time between publishing a key and signing with it. */
    private static final CacheControl FIVE_MINUTES =
            CacheControl.maxAge(Duration.ofMinutes(5)).cachePublic();

    private final SigningKeySource keys;

    JwksController(SigningKeySource keys) {
        this.keys = keys;
    }

    @GetMapping("/.well-known/jwks.json")
    @SecurityRequirements
    @Operation(operationId = "getKeys", summary = "Get the keys that verify access tokens")
    ResponseEntity<Map<String, Object>> keys() {
        return ResponseEntity.ok()
                .cacheControl(FIVE_MINUTES)
                .body(keys.published().toJSONObject(true));
    }
}
