package dev.souk.architecture.broken.gateway;

import org.springframework.test.annotation.DirtiesContext;

@DirtiesContext
class OwnContext {

    static class OfAMethod {

        @DirtiesContext
        void test() {}
    }
}
