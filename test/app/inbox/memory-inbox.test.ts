import { memoryInbox } from '../../../app/inbox/memory-inbox.ts';
import { inboxContract } from '../../contracts/inbox.ts';

inboxContract('memoryInbox', async () => memoryInbox());
