package dev.souk.order.checkout;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.service.registry.ImportHttpServices;

/** The clients of other services; {@code spring.http.serviceclient} has the settings of each group. */
@Configuration(proxyBeanMethods = false)
@ImportHttpServices(group = "cart-service", types = CartServiceClient.class)
@ImportHttpServices(group = "user-service", types = UserServiceClient.class)
class CheckoutConfiguration {}
