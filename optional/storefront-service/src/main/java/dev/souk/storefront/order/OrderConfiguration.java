package dev.souk.storefront.order;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.service.registry.HttpServiceGroup;
import org.springframework.web.service.registry.ImportHttpServices;

/** The client of order-service; {@code spring.http.serviceclient} has its address. */
@Configuration(proxyBeanMethods = false)
@ImportHttpServices(
        group = "order-service",
        types = OrderClient.class,
        clientType = HttpServiceGroup.ClientType.WEB_CLIENT)
class OrderConfiguration {}
