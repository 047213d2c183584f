package frontrow.messaging.codec;

import org.apache.avro.Schema;

/** What is needed of a schema registry: to look up. Registering is a step of the deployment. */
interface SchemaLookup {

    /**
     * @throws SchemaNotDeployed   if the registry does not know this very schema under its subject
     * @throws RegistryUnavailable if it cannot be asked
     */
    int idOf(Schema schema);

    /**
     * @throws UndecodableEvent    if the registry has no such id
     * @throws RegistryUnavailable if it cannot be asked
     */
    Schema schemaOf(int id);
}
