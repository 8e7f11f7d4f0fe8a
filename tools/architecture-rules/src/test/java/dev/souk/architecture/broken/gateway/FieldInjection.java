package dev.souk.architecture.broken.gateway;

import dev.souk.architecture.broken.user.Greeting;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;

class FieldInjection {

    @Autowired
    @Nullable
    Greeting greeting;
}
