package dev.souk.architecture.broken.registry;

import org.springframework.web.bind.annotation.RestController;

@RestController
class Instances {}
