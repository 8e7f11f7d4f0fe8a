package dev.souk.common.grpc;

import io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.NettyChannelBuilder;
import io.netty.handler.ssl.SslContextBuilder;
import javax.net.ssl.SSLException;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.cloud.client.discovery.DiscoveryClient;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Profile;

/** Channels to the services of the registry. */
@AutoConfiguration
@Profile("grpc")
class GrpcChannelsAutoConfiguration {

    @Bean
    RegistryNameResolverProvider registryNameResolverProvider(DiscoveryClient discovery) {
        return new RegistryNameResolverProvider(discovery::getInstances);
    }

    @Bean
    GrpcChannels grpcChannels(RegistryNameResolverProvider registry, ChannelSecurity security) {
        return new GrpcChannels(registry, security);
    }

    @Bean
    @Profile("!tls")
    ChannelSecurity withoutTls() {
        return (channel, _) -> channel.usePlaintext();
    }

    /** As for REST: the bundle of the service's name accepts the certificate of that service only. */
    @Bean
    @Profile("tls")
    ChannelSecurity withTls(SslBundles bundles) {
        return (channel, service) -> secure(channel, bundles.getBundle(service));
    }

    private static NettyChannelBuilder secure(NettyChannelBuilder channel, SslBundle bundle) {
        try {
            var context = SslContextBuilder.forClient()
                    .keyManager(bundle.getManagers().getKeyManagers()[0])
                    .trustManager(bundle.getManagers().getTrustManagers()[0]);
            return channel.sslContext(GrpcSslContexts.configure(context).build());
        } catch (SSLException invalid) {
            throw new IllegalStateException("The certificate of this process cannot be used", invalid);
        }
    }
}
