package dev.souk.architecture.broken.common.outbox;

import org.springframework.web.bind.annotation.RestController;

@RestController
class OutboxController {}
