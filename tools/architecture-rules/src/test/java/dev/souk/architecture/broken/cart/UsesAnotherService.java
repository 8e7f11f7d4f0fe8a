package dev.souk.architecture.broken.cart;

import dev.souk.architecture.broken.user.Greeting;

record UsesAnotherService(Greeting greeting) {}
