package dev.souk.testing.architecture.broken.cart;

import dev.souk.testing.architecture.broken.user.Greeting;

record UsesAnotherService(Greeting greeting) {}
