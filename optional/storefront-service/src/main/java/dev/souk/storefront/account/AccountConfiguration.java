package dev.souk.storefront.account;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.service.registry.HttpServiceGroup;
import org.springframework.web.service.registry.ImportHttpServices;

/** The client of user-service; {@code spring.http.serviceclient} has its address. */
@Configuration(proxyBeanMethods = false)
@ImportHttpServices(
        group = "user-service",
        types = AccountClient.class,
        clientType = HttpServiceGroup.ClientType.WEB_CLIENT)
class AccountConfiguration {}
