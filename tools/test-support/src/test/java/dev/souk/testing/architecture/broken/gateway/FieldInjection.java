package dev.souk.testing.architecture.broken.gateway;

import dev.souk.testing.architecture.broken.user.Greeting;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;

class FieldInjection {

    @Autowired
    @Nullable
    Greeting greeting;
}
