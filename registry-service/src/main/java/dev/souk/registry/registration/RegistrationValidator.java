package dev.souk.registry.registration;

import com.netflix.appinfo.InstanceInfo;
import com.netflix.discovery.shared.Application;
import com.netflix.eureka.cluster.protocol.ReplicationInstance;
import com.netflix.eureka.cluster.protocol.ReplicationList;
import com.netflix.eureka.registry.PeerAwareInstanceRegistry;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Checks an instance that registers after Eureka has read it, so that both see the same. Eureka itself compares its
 * application with that of the path, which the security filter chain compares with the caller.
 */
record RegistrationValidator(ObjectProvider<PeerAwareInstanceRegistry> registry) implements ReaderInterceptor {

    static final int MAX_INSTANCES = 50;
    static final int MAX_METADATA_ENTRIES = 16;
    static final int MAX_TEXT_LENGTH = 256;

    private static final Logger log = LoggerFactory.getLogger(RegistrationValidator.class);

    @Override
    public @Nullable Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        Object body = context.proceed();
        if (body instanceof InstanceInfo instance) {
            require(hasOwnAddress(instance), "its address is not the caller's");
            check(instance);
            require(isKnownOrFits(instance), "too many instances");
        } else if (body instanceof ReplicationList changes) { // of a peer, which has checked the address and counted
            changes.getReplicationList().stream()
                    .map(ReplicationInstance::getInstanceInfo)
                    .filter(Objects::nonNull)
                    .forEach(this::check);
        }
        return body;
    }

    private void check(InstanceInfo instance) {
        require(hasOwnName(instance), "its virtual address is another service's");
        require(hasSmallMetadata(instance.getMetadata()), "too much metadata");
    }

    /** Callers use the host name, the dashboard and metrics the IP address. */
    private static boolean hasOwnAddress(InstanceInfo instance) {
        var request = (ServletRequestAttributes) RequestContextHolder.currentRequestAttributes();
        String caller = request.getRequest().getRemoteAddr();
        return caller.equals(instance.getIPAddr()) && caller.equals(instance.getHostName());
    }

    /** Clients find instances by the virtual address, not by the application. */
    private static boolean hasOwnName(InstanceInfo instance) {
        return isNameOf(instance, instance.getVIPAddress()) && isNameOf(instance, instance.getSecureVipAddress());
    }

    private static boolean isNameOf(InstanceInfo instance, @Nullable String virtualAddress) {
        return virtualAddress == null || virtualAddress.equalsIgnoreCase(instance.getAppName());
    }

    private static boolean hasSmallMetadata(Map<String, String> metadata) {
        return metadata.size() <= MAX_METADATA_ENTRIES
                && metadata.entrySet().stream()
                        .allMatch(entry -> (entry.getKey() + entry.getValue()).length() <= MAX_TEXT_LENGTH);
    }

    private boolean isKnownOrFits(InstanceInfo instance) {
        String name = instance.getAppName(); // without one, Eureka responds 400
        Application application = name == null ? null : registry.getObject().getApplication(name);
        return application == null
                || application.size() < MAX_INSTANCES
                || application.getByInstanceId(instance.getId()) != null;
    }

    private static void require(boolean valid, String otherwise) {
        if (!valid) {
            log.warn("Refused a registration: {}", otherwise);
            throw new ForbiddenException();
        }
    }
}
