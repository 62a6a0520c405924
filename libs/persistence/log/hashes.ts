/** The hashes of the log are those of the record: whoever verifies it takes them the same way. */
export { auditHash, hashOf, sha256, type ChainLink } from '../../record';
