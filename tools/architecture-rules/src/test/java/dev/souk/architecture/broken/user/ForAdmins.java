package dev.souk.architecture.broken.user;

import jakarta.annotation.security.RolesAllowed;

@RolesAllowed("ADMIN")
class ForAdmins {}
