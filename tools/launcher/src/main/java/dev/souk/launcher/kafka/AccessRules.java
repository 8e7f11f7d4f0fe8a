package dev.souk.launcher.kafka;

import static org.apache.kafka.common.acl.AclOperation.CREATE;
import static org.apache.kafka.common.acl.AclOperation.READ;
import static org.apache.kafka.common.acl.AclOperation.WRITE;
import static org.apache.kafka.common.resource.ResourceType.GROUP;
import static org.apache.kafka.common.resource.ResourceType.TOPIC;

import dev.souk.launcher.api.ServiceDefinition;
import dev.souk.launcher.api.Topology;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/**
 * What an account of the broker may do; everything else is refused. Nobody can change or delete a topic.
 *
 * @param account the name of the service
 */
record AccessRules(String account) {

    /** The rules of all services with an account. */
    static Set<AclBinding> all(BrokerAccounts accounts) {
        return accounts.services().stream()
                .flatMap(service -> {
                    var rules = new AccessRules(service.name());
                    return Topology.external().contains(service) ? rules.ofExternal(service) : rules.of(service);
                })
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * It writes its own topics and its dead-letter topics, and reads the topics that it consumes, in its own group or
     * in none. It may create all of these, since whichever of producer and consumer starts first does so.
     */
    private Stream<AclBinding> of(ServiceDefinition service) {
        Stream<AclBinding> written = Stream.concat(service.topics().stream(), deadLetterTopics(service))
                .flatMap(topic -> Stream.of(allow(WRITE, TOPIC, topic), allow(CREATE, TOPIC, topic)));
        Stream<AclBinding> read = service.consumed().stream()
                .flatMap(topic -> Stream.of(allow(READ, TOPIC, topic), allow(CREATE, TOPIC, topic)));
        return Stream.of(written, read, Stream.of(allow(READ, GROUP, account))).flatMap(rules -> rules);
    }

    /** It reads, in a group for each instance, and writes nothing. */
    private Stream<AclBinding> ofExternal(ServiceDefinition service) {
        return Stream.concat(
                service.consumed().stream().map(topic -> allow(READ, TOPIC, topic)),
                Stream.of(allow(READ, new ResourcePattern(GROUP, account + ".", PatternType.PREFIXED))));
    }

    /** As `DeadLetterRecoverer` names them. A service that reads its own topic processes nothing of it. */
    private Stream<String> deadLetterTopics(ServiceDefinition service) {
        return service.consumed().stream()
                .filter(topic -> !service.topics().contains(topic))
                .map(topic -> topic + "." + account + ".dlt");
    }

    private AclBinding allow(AclOperation operation, ResourceType type, String name) {
        return allow(operation, new ResourcePattern(type, name, PatternType.LITERAL));
    }

    private AclBinding allow(AclOperation operation, ResourcePattern resource) {
        return new AclBinding(
                resource, new AccessControlEntry("User:" + account, "*", operation, AclPermissionType.ALLOW));
    }
}
