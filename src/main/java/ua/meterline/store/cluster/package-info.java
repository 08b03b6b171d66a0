/** Several gateways, called nodes, on one database: who is there, who does the work of one node, and how claims end. */
package ua.meterline.store.cluster;
