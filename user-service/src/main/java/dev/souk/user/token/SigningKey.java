package dev.souk.user.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;

/**
 * A key pair for ES256.
 *
 * @param generation counts the keys from 1
 * @param pair with the private part; its key id is its thumbprint (RFC 7638)
 * @param active whether it may sign already; until then it is only published
 */
record SigningKey(int generation, ECKey pair, boolean active) {

    static ECKey newPair() {
        try {
            return new ECKeyGenerator(Curve.P_256)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.ES256)
                    .keyIDFromThumbprint(true)
                    .generate();
        } catch (JOSEException missing) {
            throw new IllegalStateException("Every Java platform has P-256", missing);
        }
    }

    @Override
    public String toString() {
        return "SigningKey[" + generation + ", " + pair.getKeyID() + "]"; // never the private part
    }
}
