package dev.souk.storefront.cart;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.service.registry.HttpServiceGroup;
import org.springframework.web.service.registry.ImportHttpServices;

/** The client of cart-service; {@code spring.http.serviceclient} has its address. */
@Configuration(proxyBeanMethods = false)
@ImportHttpServices(
        group = "cart-service",
        types = CartClient.class,
        clientType = HttpServiceGroup.ClientType.WEB_CLIENT)
class CartConfiguration {}
