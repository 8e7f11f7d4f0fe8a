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

/** What the account of a service may do at the broker; all else is refused. Nobody can change or delete a topic. */
record AccessRules(ServiceDefinition service) {

    /** The rules of all services with an account. */
    static Set<AclBinding> all(BrokerAccounts accounts) {
        return accounts.services().stream()
                .map(AccessRules::new)
                .flatMap(rules -> Topology.external().contains(rules.service) ? rules.ofExternal() : rules.ofOwn())
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * It writes its own topics and its dead-letter topics, and reads the topics that it consumes, in its own group or
     * in none. It may create all of these, since whichever of producer and consumer starts first does so.
     */
    private Stream<AclBinding> ofOwn() {
        Stream<AclBinding> written = Stream.concat(service.topics().stream(), deadLetterTopics())
                .flatMap(topic -> Stream.of(allow(WRITE, TOPIC, topic), allow(CREATE, TOPIC, topic)));
        Stream<AclBinding> read = service.consumed().stream()
                .flatMap(topic -> Stream.of(allow(READ, TOPIC, topic), allow(CREATE, TOPIC, topic)));
        return Stream.of(written, read, Stream.of(allow(READ, GROUP, service.name())))
                .flatMap(rules -> rules);
    }

    /** It reads, in a group for each instance, and writes nothing. */
    private Stream<AclBinding> ofExternal() {
        return Stream.concat(
                service.consumed().stream().map(topic -> allow(READ, TOPIC, topic)),
                Stream.of(allow(READ, new ResourcePattern(GROUP, service.name() + ".", PatternType.PREFIXED))));
    }

    /** As `DeadLetterRecoverer` names them. A service that reads its own topic processes nothing of it. */
    private Stream<String> deadLetterTopics() {
        return service.consumed().stream()
                .filter(topic -> !service.topics().contains(topic))
                .map(topic -> topic + "." + service.name() + ".dlt");
    }

    private AclBinding allow(AclOperation operation, ResourceType type, String name) {
        return allow(operation, new ResourcePattern(type, name, PatternType.LITERAL));
    }

    private AclBinding allow(AclOperation operation, ResourcePattern resource) {
        return new AclBinding(
                resource, new AccessControlEntry("User:" + service.name(), "*", operation, AclPermissionType.ALLOW));
    }
}
