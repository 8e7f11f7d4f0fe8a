package dev.souk.storefront.graphql;

import dev.souk.storefront.AbstractStorefrontIT;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.test.context.ActiveProfiles;

/** The files of GraphiQL. Whether the page works, the test in a browser says. */
@ActiveProfiles("demo")
class GraphiQlIT extends AbstractStorefrontIT {

    @ParameterizedTest
    @CsvSource({
        "index.html, text/html",
        "page.css, text/css",
        "page.js, text/javascript",
        "graphiql.min.css, text/css",
        "graphiql.min.js, text/javascript",
        "react.production.min.js, text/javascript",
        "react-dom.production.min.js, text/javascript"
    })
    void theFilesNeedNoTokenAndNoOtherServer(String file, String type) {
        file("/graphiql/" + file)
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentTypeCompatibleWith(type)
                .expectHeader()
                .valueMatches("Content-Security-Policy", "default-src 'self';.*");
    }
}
