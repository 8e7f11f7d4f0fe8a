package dev.souk.storefront.wallet;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.service.registry.HttpServiceGroup;
import org.springframework.web.service.registry.ImportHttpServices;

/** The client of user-service; {@code spring.http.serviceclient} has its address. */
@Configuration(proxyBeanMethods = false)
@ImportHttpServices(
        group = "user-service",
        types = WalletClient.class,
        clientType = HttpServiceGroup.ClientType.WEB_CLIENT)
class WalletConfiguration {}
