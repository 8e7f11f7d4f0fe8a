package dev.souk.user.token;

import dev.souk.common.token.TokenProperties;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** REST endpoint of the public keys, a JWK set (RFC 7517). */
@RestController
@Tag(name = "Sessions")
class JwksController {

    private final SigningKeySource keys;
    private final CacheControl caching;

    JwksController(SigningKeySource keys, TokenProperties properties) {
        this.keys = keys;
        this.caching = CacheControl.maxAge(properties.keyCacheTime()).cachePublic();
    }

    @GetMapping("/.well-known/jwks.json")
    @SecurityRequirements
    @Operation(summary = "Get the keys that verify access tokens")
    ResponseEntity<Map<String, Object>> getKeys() {
        return ResponseEntity.ok().cacheControl(caching).body(keys.published().toJSONObject(true));
    }
}
